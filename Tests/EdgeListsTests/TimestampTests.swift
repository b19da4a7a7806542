import EdgeLists
import Foundation
import Testing

@Suite struct TimestampTests {
  // The seconds are those of GNU date, such as `date -ud '2024-02-29T12:30:15' +%s`.
  @Test(arguments: [
    ("0", 0), ("-1.5", -1.5), ("1289241911.72836", 1289241911.72836), ("1e9", 1e9), ("2024", 2024),
    ("1970-01-01", 0), ("1969-12-31", -86_400), ("2024-02-29", 1_709_164_800),
    ("2000-03-01", 951_868_800), ("1900-03-01", -2_203_891_200), ("0001-01-01", -62_135_596_800),
    ("0000-01-01", -62_167_219_200), ("9999-12-31", 253_402_214_400),
    ("2024-02-29T12:30:15", 1_709_209_815), ("2024-02-29 12:30:15", 1_709_209_815),
    ("2024-02-29t12:30:15z", 1_709_209_815), ("2024-02-29T12:30", 1_709_209_800),
    ("2024-02-29T12:30Z", 1_709_209_800), ("2024-02-29T12:30:15.25Z", 1_709_209_815.25),
    ("2024-02-29T12:30:15,5+02:00", 1_709_202_615.5), ("2024-02-29T12:30:15+0200", 1_709_202_615),
    ("2024-02-29T12:30:15-08", 1_709_238_615), ("2024-02-29 00:00+05:30", 1_709_145_000),
    ("2016-12-31T23:59:60Z", 1_483_228_800),
  ])
  func `a time is the seconds since 1970`(text: String, seconds: Double) {
    #expect(Timestamp.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "now", "nan", "2024-1-1", "24-01-01", "2024-13-01", "2024-00-01", "2024-02-30",
    "2023-02-29",
    "1900-02-29", "2024-01-00", "2024-01-01T", "2024-01-01T24:00", "2024-01-01T12",
    "2024-01-01T12:60",
    "2024-01-01T12:00:61", "2024-01-01T12:00:00.", "2024-01-01T12:00ZZ", "2024-01-01T12:00+1",
    "2024-01-01T12:00+01:0", "2024-01-01T12:00+24:00", "2024-01-01Z", " 2024-01-01", "2024-01-01 ",
    "2024/01/01", "01.02.2024", "2024-01", "2024-01-01T12:00 +01:00", "２024-01-01",
  ])
  func `what is no time`(text: String) { #expect(Timestamp.seconds(text) == nil) }

  @Test func `every day of eight centuries follows the one before`() {
    var expected = Timestamp.seconds("1600-01-01") ?? .nan
    #expect(expected == -11_676_096_000)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...31 {
          guard let seconds = Timestamp.seconds("\(year)-\(padded(month))-\(padded(day))") else {
            continue
          }
          #expect(seconds == expected)
          expected += 86_400
        }
      }
    }
    #expect(expected == Timestamp.seconds("2400-01-01"))
  }
}
