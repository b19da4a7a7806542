/// Columns that by their names hold what laws on lending protect, such as sex or age.
public enum ProtectedColumns {
  /// The words that such names have, in lower case.
  public static let words: Set<String> = [
    "sex", "gender", "female", "male", "age", "ages", "birth", "birthday", "birthdate", "birthyear",
    "dob",
    "marital", "married", "marriage", "spouse", "divorced", "widowed", "race", "racial", "ethnic",
    "ethnicity",
    "religion", "religious", "faith", "nationality", "citizenship", "foreign", "foreigner",
    "immigrant",
    "disability", "disabled", "pregnancy", "pregnant", "caste", "tribe",
  ]

  /// Whether a name has one of the words as a whole, in capital letters or not: `personal_status_and_sex` and
  /// `applicantAge` have, `average` has not.
  public static func contains(_ name: String) -> Bool {
    var (all, word, last) = ([String](), "", Character(" "))
    for character in name + " " {
      let begins = character.isUppercase && last.isLowercase
      if !character.isLetter || begins {
        all.append(word)
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      last = character
    }
    return all.contains(where: words.contains)
  }
}
