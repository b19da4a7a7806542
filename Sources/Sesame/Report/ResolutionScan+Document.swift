package import Communities
internal import Files
package import Reports

extension ResolutionScan {
  /// The scan as plain text.
  package var text: String { document.text }

  /// The scan as Markdown.
  package var markdown: String { document.markdown }

  /// The scan as JSON: a table, and the numbers of the pictures.
  package var json: String { document.json }

  /// The scan as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// The scan, for a page.
  package var document: ReportDocument {
    var document = ReportDocument("Communities from resolution to resolution")
    document.add(
      "\(steps.count.grouped) resolutions, from \(steps[0].resolution.short) to "
        + "\(steps[steps.count - 1].resolution.short).")
    document.heading("Plateaus")
    if plateaus.isEmpty {
      document.add(
        "There is none: nowhere are the communities nearly the same from one resolution to the next few, so "
          + "that the graph has no scale of its own among these.")
    } else {
      document.add(
        "Over these ranges the communities stay nearly the same: the graph is divided at that scale."
      )
      document.table(
        ["plateau", "resolutions", "communities", "agreement"],
        plateaus.enumerated().map { number, plateau in
          [
            "\(number)", plateau.resolutions.shown(\.short),
            plateau.communityCounts.shown { $0.grouped }, Figures.fixed(plateau.agreement, 4),
          ]
        })
    }
    document.heading("Every resolution")
    document.add([countPicture, agreementPicture])
    document.table(
      [
        "resolution", "communities", "modularity", "quality", "runs agree", "next agrees",
        "plateau",
      ],
      steps.enumerated().map { number, step in
        [
          step.resolution.short, step.communityCount.grouped, shown(step.modularity),
          shown(step.quality), shown(step.runAgreement), shown(step.nextAgreement),
          plateaus.firstIndex { $0.steps.contains(number) }.map(String.init) ?? "",
        ]
      })
    return document
  }

  /// Resolutions can begin at 0, which has no place on a scale of powers.
  private var logarithmic: LineChart.Logarithmic { steps[0].resolution > 0 ? .below : .none }

  private var countPicture: Picture {
    Picture(
      "How many communities",
      summary: "Where the row of points is level, the communities are a matter of the graph.",
      .lines(
        LineChart(
          [
            .init(
              "communities", steps.map { .init($0.resolution, Double($0.communityCount)) },
              style: .dots)
          ], xTitle: "resolution", yTitle: "communities", yForm: .count,
          logarithmic: logarithmic == .below ? .both : .none)), isAlone: false)
  }

  private var agreementPicture: Picture {
    let series = { (name: String, value: (Step) -> Double?) -> LineChart.Series? in
      let points = steps.compactMap { step in
        value(step).map { LineChart.Point(step.resolution, $0) }
      }
      return points.isEmpty ? nil : .init(name, points)
    }
    return Picture(
      "How sure they are",
      summary:
        "Adjusted mutual information: 1 is equal, 0 what chance would do. Of two runs of the same resolution, and "
        + "of a resolution with the next.",
      .lines(
        LineChart(
          [
            series("two runs") { $0.runAgreement },
            series("the next resolution") { $0.nextAgreement },
          ].compactMap(\.self), xTitle: "resolution", yTitle: "adjusted mutual information",
          logarithmic: logarithmic)), isAlone: false)
  }

  private func shown(_ value: Double?) -> String { value.map { Figures.fixed($0, 4) } ?? "" }
}

extension ClosedRange {
  /// The ends, or the only value.
  fileprivate func shown(_ text: (Bound) -> String) -> String {
    lowerBound == upperBound ? text(lowerBound) : "\(text(lowerBound)) to \(text(upperBound))"
  }
}
