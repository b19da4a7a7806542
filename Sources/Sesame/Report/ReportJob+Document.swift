internal import CreditScoring
internal import Files
internal import Graphs
internal import Memory
internal import Reports
internal import ScoreValidation
internal import Tables

/// By what a report was made.
struct Provenance {
  let inputs: [GraphSource.Fingerprint]
  let command: String?
}

extension ReportJob {
  /// The report, its parts in the order in which they are read.
  func document(
    _ sections: ReportSections, _ provenance: Provenance, _ report: JobReport
  ) -> ReportDocument {
    let enriched = sections.enriched
    let graph = enriched.graph
    var document = ReportDocument(
      "Report on \(graph.personCount.grouped) people and \(graph.friendshipCount.grouped) friendships"
    )
    addOverview(sections, to: &document)
    document.heading("Who is in the data")
    document.table(
      ["", ""], report.summary.rows(naming: Message.inSwift).map { [$0.name, $0.text] },
      widest: .max)
    for warning in report.warnings { document.warn(warning.description) }
    document.subheading("Columns of the people table")
    document.table(["column", "known", "missing", "what it holds"], sections.columnRows)
    document.heading("The graph")
    document.add(sections.graphPictures)
    addCommunities(sections, to: &document)
    let friends = sections.friendPictures
    if !friends.isEmpty {
      document.heading("What friends have")
      document.add(friends)
    }
    document.heading("Scores")
    document.add(sections.scorePictures)
    if let judgement = sections.judgement {
      document.heading("Is the score any good?")
      document.append(judgement.validation.document)
      if let evidence = judgement.evidence {
        document.heading("Does the graph help?")
        document.append(evidence.document)
      }
    }
    document.heading("What each column means")
    document.add("All columns of the table that the score was made of.")
    document.append(enriched.dictionary.document)
    addProvenance(provenance, enriched, to: &document)
    return document
  }

  /// What a reader who reads nothing else should know.
  private func addOverview(_ sections: ReportSections, to document: inout ReportDocument) {
    let scores = sections.enriched.entityScores
    var items = [
      "\(scores.assessedCount.grouped) of \(scores.count.grouped) people have a score."
    ]
    if let judgement = sections.judgement {
      items += judgement.validation.verdicts.prefix(1).map(\.sentence)
      if let evidence = judgement.evidence { items.append("The graph: \(evidence.sentence).") }
    } else {
      items.append(
        "No outcome is declared, so that nothing here says whether the score is any good.")
    }
    document.list(items)
    for model in scores.parts.map(\.scores.model) {
      document.add(
        "Card: \(model.name), version \(model.version); purpose: \(model.purpose)."
          + (model.description.isEmpty ? "" : " " + model.description))
    }
    document.add(
      "Nobody is named, and groups of fewer than \(Self.leastGroup) people have no figures of their own."
    )
  }

  private func addCommunities(_ sections: ReportSections, to document: inout ReportDocument) {
    guard sections.enriched.communities != nil else { return }
    document.heading("Communities")
    for sentence in sections.communitySentences { document.add(sentence) }
    let (map, others) = sections.communityPictures
    if let map { document.add([map], isWide: true) }
    document.add(others)
  }

  private func addProvenance(
    _ provenance: Provenance, _ enriched: EnrichmentJob.Result, to document: inout ReportDocument
  ) {
    document.heading("How it was made")
    if let command = provenance.command { document.code(command) }
    var rows = provenance.inputs.map {
      ["input", $0.name, $0.hash.map { "SHA-256 " + $0 } ?? "no file that can be read again"]
    }
    rows += enriched.entityScores.parts.map(\.scores.model).map {
      ["card", "\($0.name), version \($0.version)", "SHA-256 \($0.documentHash)"]
    }
    rows += [
      ["seed", "\(enrichment.features.seed)", ""],
      ["sesame", SesameVersion.current, ""], ["igraph", SesameVersion.igraph, ""],
    ]
    document.table(["", "", ""], rows, widest: .max)
    document.add(
      "The hash of an input is that of the file as it lies on the disk; the card's that of its document in "
        + "its usual form. The same inputs, card, seed and versions give the same report, whatever the number "
        + "of threads.")
  }
}
