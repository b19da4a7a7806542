import Files
import Testing

@testable import Tables

@Suite struct `Queries in addresses` {
  @Test(arguments: [
    ("people", "SELECT * FROM \"people\""),
    ("public.people", "SELECT * FROM \"public\".\"people\""),
    ("\"my.people\"", "SELECT * FROM \"my.people\""),
    ("\"a \"\"b\"\"\"", "SELECT * FROM \"a \"\"b\"\"\""),
    ("select", "SELECT * FROM \"select\""),
    ("👩‍👧 people", "SELECT * FROM \"👩‍👧 people\""),
    ("SELECT 1", "SELECT 1"),
    ("select 1 ; \n", "select 1 "),
    ("select ';' ; -- done", "select ';' "),
    ("(select 1)", "(select 1)"),
    ("with a as (select 1) select * from a", "with a as (select 1) select * from a"),
    ("-- first\nselect 1", "-- first\nselect 1"),
    ("select $$;$$, $a$ ' ; $$ $a$", "select $$;$$, $a$ ' ; $$ $a$"),
    ("select E'\\';', 'a''b;'", "select E'\\';', 'a''b;'"),
    ("select \";\"", "select \";\""),
    ("select a$$ from b", "select a$$ from b"),
  ]) func `A table's name and a single query are taken`(_ text: String, _ expected: String) throws {
    #expect(try SQLQuery(text, source: "db").text == expected)
  }

  @Test(arguments: [
    ("", "there is neither a table nor a query; put ?TABLE or ?SELECT … behind the database"),
    ("select 1; select 2", "there is more than one statement; give one SELECT"),
    ("select 1; drop table people", "there is more than one statement; give one SELECT"),
    (
      "select 1) to stdout; drop table people; copy (select 1",
      "a parenthesis is not opened; give one SELECT"
    ),
    ("select (1", "a parenthesis is not closed; give one SELECT"),
    ("select 'a", "a text is not closed; give one SELECT"),
    ("select \"a", "a name in quotes is not closed; give one SELECT"),
    ("select $$a", "a text is not closed; give one SELECT"),
    ("select /* a", "a comment is not closed; give one SELECT"),
    (
      "select /* /* */ ; drop table people */ 1", "there is a comment in a comment; give one SELECT"
    ),
    ("select 1 \\! rm", "there is a backslash outside of a text; give one SELECT"),
    ("select 1\n\\copy people to x", "there is a backslash outside of a text; give one SELECT"),
    ("select a$$$x ; drop table people -- $$", "there is more than one statement; give one SELECT"),
    ("select '\\'; drop table people --'", "there is more than one statement; give one SELECT"),
    ("select ae'\\'; drop table people --'", "there is more than one statement; give one SELECT"),
    ("select a$e'\\'; drop table people --'", "there is more than one statement; give one SELECT"),
    (
      "select $$a$$$$'$$ ; drop table people -- '",
      "there is more than one statement; give one SELECT"
    ),
    ("delete from people", "the statement is no query; give one SELECT"),
    ("ATTACH 'x' as y", "the statement is no query; give one SELECT"),
    (
      "a..b",
      "the name of the table can't be read; put a name with dots or quotes in double quotes, a quote in it twice"
    ),
    (
      "\"a",
      "the name of the table can't be read; put a name with dots or quotes in double quotes, a quote in it twice"
    ),
  ]) func `Anything else is refused`(_ text: String, _ message: String) {
    #expect {
      try SQLQuery(text, source: "db")
    } throws: { "\($0)" == "db: \(message)" }
  }
}
