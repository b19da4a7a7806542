internal import Files

/// What is told of how the score and its columns moved from period to period.
extension ValidationReport {
  var stabilityVerdict: Verdict? {
    guard let stability, let score = stability.items.first else { return nil }
    let (worst, since) = (score.worst, stability.reference)
    let figures =
      "PSI \(ReportTree.Cell.chance(worst.index.index).shown) in \(worst.period), and chance alone gives up to "
      + ReportTree.Cell.chance(stability.criticalValue(of: worst)).shown
    let words =
      switch score.verdict {
      case .stable where worst.finding.adjustedPValue ?? 1 <= stability.rule.significance:
        "The score differs from \(since) by more than chance, but by less than matters, a PSI of "
          + "\(stability.rule.slight.shortest): at most \(figures)."
      case .stable: "The score is distributed as in \(since): at most \(figures)."
      case .moved: "The score moved since \(since): \(figures)."
      case .movedSlightly: "The score moved slightly since \(since): \(figures)."
      case .cannotTell:
        "Whether the score moved since \(since) can't be told with so few people: at most \(figures); a PSI "
          + "below \(ReportTree.Cell.chance(worst.finding.smallestDetectable).shown) could have gone unseen."
      }
    let others = Array(stability.items.dropFirst())
    return Verdict(
      "stability", StabilityVerdict.gravest(of: stability.items.map(\.verdict)).rawValue,
      words + (others.isEmpty ? "" : " " + Self.sentence(of: others)))
  }

  /// What is said of characteristics or columns together.
  private static func sentence(of items: [PeriodStability.Item]) -> String {
    let word = items[0].subject == .characteristic ? "characteristic" : "column"
    let parts = [StabilityVerdict.moved, .movedSlightly].compactMap { verdict -> String? in
      let found = items.filter { $0.verdict == verdict }.sorted { $0.isFurther(than: $1) }
      if found.isEmpty { return nil }
      let names = found.prefix(5).map { item in
        "\(item.name) (PSI \(ReportTree.Cell.chance(item.worst.index.index).shown) in \(item.worst.period))"
      }
      return "\(found.count) \(verdict.words): \(names.joined(separator: ", "))"
        + (found.count > 5 ? " and \(found.count - 5) more" : "")
    }
    let unsure = items.count { $0.verdict == .cannotTell }
    let open = unsure > 0 ? ["of \(unsure) so few people can't tell"] : []
    return "Of \(items.count.counting(word)) "
      + ((parts.isEmpty ? ["none is seen to move"] : parts) + open).joined(separator: "; ") + "."
  }

  var stabilitySection: ReportTree.Section? {
    guard let stability else { return nil }
    let (rule, most) = (stability.rule, 20)
    let length = periods?.length.rawValue ?? "period"
    let order = stability.items.indices.dropFirst().sorted {
      stability.items[$0].isFurther(than: stability.items[$1])
    }
    let shown = [0] + order.prefix(most - 1)
    let tests = stability.testCount
    return ReportTree.Section(
      key: "stability", title: "Stability: are people as in \(stability.reference)?",
      sentences: [
        "The \(stability.referenceCount.counting("row")) of \(stability.reference) against those of each "
          + "later \(length): all with a date and a score, with an outcome or "
          + "without, each counted once. PSI is the population stability index, as 'sesame drift' has it, in "
          + "bins of \(stability.reference).",
        "Chance: what chance alone exceeds in \(tests == 1 ? "the one test" : "any of the \(tests) tests"), in "
          + "\(rule.significance.percent) of cases in which nothing moved; p is adjusted for all of them by "
          + "Holm. Moved: p of at most \(rule.significance.shortest) and a PSI, less what chance gives on "
          + "average, of \(rule.large.shortest) or more; moved slightly: \(rule.slight.shortest) or more. Seen "
          + "from: what would have been seen in \(rule.power.percent) of cases.",
      ],
      facts: [
        ("reference", .text(stability.reference)),
        ("reference_rows", .whole(stability.referenceCount)), ("tests", .whole(tests)),
      ],
      tables: [
        shiftTable(stability),
        ReportTree.Table(
          key: "items",
          columns: [
            .init("subject", nil),
            .init("name", "item"),
            .init("verdict", "verdict"),
            .init("period", "worst \(length)"), .init("index", "PSI"),
            .init("critical_value_of_all_tests", "chance"),
            .init("smallest_detectable", "seen from"),
          ],
          rows: stability.items.map { item in
            [
              .text(item.subject.rawValue), .text(item.name),
              .word(item.verdict.rawValue, item.verdict.words),
              .text(item.worst.period), .chance(item.worst.index.index),
              .chance(stability.criticalValue(of: item.worst)),
              .chance(item.worst.finding.smallestDetectable),
            ]
          }, shownRows: shown),
      ],
      remarks: (stability.items.count > most
        ? ["The \(stability.items.count - most) others are in the JSON report."] : [])
        + stability.uncompared.sentences
        + ["To see which bins moved, give 'sesame drift' a table of each of two periods."])
  }

  /// Every comparison, of which text shows the score's.
  private func shiftTable(_ stability: PeriodStability) -> ReportTree.Table {
    let rows = stability.items.flatMap { item in item.shifts.map { (item, $0) } }
    return ReportTree.Table(
      key: "shifts",
      columns: [
        .init("subject", nil), .init("name", nil), .init("period", "score in"),
        .init("rows", "rows"), .init("verdict", "verdict"), .init("index", "PSI"),
        .init("critical_value_of_all_tests", "chance"), .init("mean_by_chance", nil),
        .init("degrees_of_freedom", nil), .init("p_value", nil),
        .init("adjusted_p_value", "p"), .init("smallest_detectable", "seen from"),
      ],
      rows: rows.map { item, shift in
        [
          .text(item.subject.rawValue), .text(item.name), .text(shift.period),
          .whole(shift.index.countAfter),
          .word(shift.finding.verdict.rawValue, shift.finding.verdict.words),
          .chance(shift.index.index), .chance(stability.criticalValue(of: shift)),
          .number(shift.index.meanByChance), .whole(shift.index.degreesOfFreedom),
          .chance(shift.index.pValue), .chance(shift.finding.adjustedPValue),
          .chance(shift.finding.smallestDetectable),
        ]
      }, shownRows: Array(0..<(stability.items.first?.shifts.count ?? 0)))
  }
}

extension PeriodStability.Item {
  /// Whether it comes before another one in a list: by verdict, then by how far it moved.
  fileprivate func isFurther(than other: Self) -> Bool {
    let order: [StabilityVerdict] = [.moved, .movedSlightly, .cannotTell, .stable]
    let (one, two) = (order.firstIndex(of: verdict) ?? 0, order.firstIndex(of: other.verdict) ?? 0)
    return one == two ? worst.finding.size > other.worst.finding.size : one < two
  }
}
