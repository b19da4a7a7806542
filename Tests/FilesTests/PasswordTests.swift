import Files
import Testing

/// What messages show of addresses with passwords in them.
@Suite struct PasswordTests {
  @Test(arguments: [
    ("postgresql://bob:s3cret@h/d?t: no table", "postgresql://bob:…@h/d?t: no table"),
    ("POSTGRESQL://bob:s3cret@h/d", "POSTGRESQL://bob:…@h/d"),
    ("postgresql+psycopg2://bob:s3cret@h/d", "postgresql+psycopg2://bob:…@h/d"),
    ("mysql://bob:s3c/r?e#t@h/d", "mysql://bob:…@h/d"),
    ("postgres://bob:s3c@ret@h", "postgres://bob:…@h"),
    ("postgres://:s3cret@h", "postgres://:…@h"),
    ("postgres://bob:my s3cret@h/d", "postgres://bob:…@h/d"),
    ("duckdb:postgresql://bob:s3/c?ret@h/d?t", "duckdb:postgresql://bob:…@h/d?t"),
    ("one mysql://a:s3cret@h and mysql://b:s3cret@h.", "one mysql://a:…@h and mysql://b:…@h."),
    ("postgresql:///d?password=s3cret", "postgresql:///d?password=…"),
    ("postgresql:///d?PASSWORD=s3/c?r&et", "postgresql:///d?PASSWORD=…"),
    ("host=h password='s3 c''ret' user=bob", "host=h password=… user=bob"),
    ("ATTACH \"password=s3cret\"", "ATTACH \"password=…"),
    ("duckdb:md:d?motherduck_token=s3cret", "duckdb:md:d?motherduck_token=…"),
    ("pwd = s3cret", "pwd = …"),
  ]) func `passwords are not shown`(_ text: String, _ expected: String) {
    #expect(text.withoutPasswords == expected)
    #expect(!"\(DataError(.noInput, source: text, problem: text))".contains("s3c"))
    #expect(!Input.name(of: text).contains("s3c"))
    #expect(!Message(text).description.contains("s3c"))
  }

  @Test(arguments: [
    "postgresql://h:5432/d?people: role \"a@b\" does not exist",
    "postgresql://[::1]:5432/d?people: no table",
    "postgresql://bob@h/d", "friends.csv:3:9: weight '-2' is not a number greater than 0",
    "column 'password' is missing", "https://example.org/a?b=c",
    "postgresql:///tmp/x:5432/d?t: connection to a@b failed", "a = b", "x://", "://:",
  ]) func `what is no password is shown`(_ text: String) {
    #expect(text.withoutPasswords == text)
  }
}
