internal import Sesame
internal import TextFormats

extension CommandDescription {
  /// What is told of friends' values.
  static let aggregateOptions = [
    Option(
      "--aggregate-except", "C,…",
      "aggregate every numeric column but these (default: none left out)"),
    Option(
      "--statistics", "S,…",
      "what is told of friends' values besides their number. Of numbers, true/false (1 and 0)\n"
        + "and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at\n"
        + "P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean,\n"
        + "difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of\n"
        + "the N most frequent), entropy, mode, share_like_own. standard is the first five\n"
        + "(default: standard)"),
    Option(
      "--over", "CIRCLE,…",
      "over whom: friends, ties-in and ties-out (--directed), second (friends of friends, no\n"
        + "friends), within-two (both), kind=NAME (ties of that kind) (default: friends)"),
    Option(
      "--minimum-friends", "N",
      "statistics are missing where fewer friends have a value (default: "
        + "\(FriendStatistics.standard.minimumFriends)); and so are _oof rates with fewer known\n"
        + "outcomes, if given"),
    Option(
      "--shrinkage", "K",
      "how many friends at the mean of all others shrunk_mean adds (default: "
        + "\(FriendStatistics.defaultPseudoFriends.shown))"),
  ]
}
