extension String {
  /// The text with an ellipsis in place of passwords in addresses of databases, as people may give them.
  package var withoutPasswords: String {
    guard contains("postgres") else { return self }
    let user = #/(postgres(?:ql)?://[^:/?\s]*:)[^/?\s]*@/#
    let setting = #/([?&]password=)[^&\s]*/#
    return replacing(user) { "\($0.output.1)…@" }.replacing(setting) { "\($0.output.1)…" }
  }
}
