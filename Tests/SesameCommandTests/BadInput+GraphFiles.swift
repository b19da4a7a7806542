/// GraphML and Pajek files with a fault.
extension BadInput {
  static let graphFiles: [BadInput] = graphML + pajek

  private static let graphML: [BadInput] = [
    BadInput(
      "a GraphML file that is missing", "features nothing.graphml", 66,
      "nothing.graphml: the file does not exist; check the path"),
    BadInput(
      "an empty GraphML file", "features g.graphml", files: ["g.graphml": ""], 65,
      "g.graphml: the file is empty; fetch it again"),
    BadInput(
      "a GraphML file that breaks off", "features g.graphml",
      files: ["g.graphml": "<graphml>\n<graph>\n<node id=\"ann\"/>\n"], 65,
      "g.graphml:4:1: the XML ends too early; write the file again with the program it comes from"),
    BadInput(
      "a GraphML file that is no XML", "features g.graphml", files: ["g.graphml": "hello\n"], 65,
      "g.graphml:1:1: the file is no XML; write the file again with the program it comes from"),
    BadInput(
      "a GraphML edge without a target", "features g.graphml",
      files: [
        "g.graphml": "<graphml><graph><node id=\"ann\"/><edge source=\"ann\"/></graph></graphml>\n"
      ],
      65, "g.graphml:1:33: the edge has no target; name a node's id there"),
    BadInput(
      "a GraphML edge to nobody", "features g.graphml",
      files: [
        "g.graphml": """
        <graphml><graph><node id="ann"/>
          <edge source="ann" target="bob"/></graph></graphml>
        """
      ],
      65,
      "g.graphml:2:3: an end of the edge is the id of no node; add the node or remove the edge"),
    BadInput(
      "a graph within a node", "features g.graphml",
      files: [
        "g.graphml": """
        <graphml><graph>
        <node id="ann"><graph><node id="bob"/></graph></node></graph></graphml>
        """
      ],
      65,
      "g.graphml:2:16: a graph lies within another; write the file again without groups of nodes"),
    BadInput(
      "a hyperedge", "features g.graphml",
      files: [
        "g.graphml": """
        <graphml><graph>
        <node id="ann"/><hyperedge><endpoint node="ann"/></hyperedge></graph></graphml>
        """
      ],
      65,
      "g.graphml:2:17: a hyperedge is no friendship of two people; write it as edges between pairs "
        + "of nodes"),
    BadInput(
      "a GraphML weight that is none", "enrich g.graphml --people people.csv --weight weight",
      files: [
        "g.graphml": """
        <graphml><key id="w" for="edge" attr.name="weight"/><graph><node id="ann"/>
        <edge source="ann" target="ann"><data key="w">-1</data></edge></graph></graphml>
        """
      ],
      65,
      "g.graphml:2:33: weight '-1' is not a number greater than 0; "
        + "correct it, or leave --weight out"),
    BadInput(
      "entities that grow without end", "features g.graphml",
      files: [
        "g.graphml": """
        <!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
        <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <graphml><graph><node id="&b;"/></graph></graphml>
        """
      ],
      65,
      "g.graphml:1:…: it declares entities, which are not read; write the file again with the "
        + "program it comes from"),
    BadInput(
      "a friendship that a GraphML file gives twice", "features g.graphml --duplicates error",
      files: [
        "g.graphml": """
        <graphml><graph edgedefault="directed"><node id="ann"/><node id="bob"/>
        <edge source="ann" target="bob"/>
        <edge source="bob" target="ann"/></graph></graphml>
        """
      ],
      65,
      "g.graphml:3: the friendship is in line 2 already; remove one, or use --duplicates sum"),
  ]

  private static let pajek: [BadInput] = [
    BadInput(
      "a Pajek edge to nobody", "features g.net",
      files: ["g.net": "*Vertices 2\n1 \"ann\"\n2 \"bob\"\n*Edges\n1 5\n"], 65,
      "g.net:5:3: the vertex number is not between 1 and 2; correct it or the number of vertices"),
    BadInput(
      "a Pajek file that is none", "features g.net", files: ["g.net": "hello\n"], 65,
      "g.net:1:1: the line is in no section of a Pajek network; begin with *Vertices and their "
        + "number"),
    BadInput(
      "a Pajek file without the weights asked for", "features g.net --weight weight",
      files: ["g.net": "*Vertices 2\n1 \"ann\"\n2 \"bob\"\n*Edges\n1 2\n"], 65,
      "g.net: the edges have no attribute 'weight'; leave the weights out"),
    BadInput(
      "a negative Pajek weight", "features g.net --weight weight",
      files: ["g.net": "*Vertices 2\n1 \"ann\"\n2 \"bob\"\n*Edges\n1 2 -3\n"], 65,
      "g.net:5:5: weight '-3' is not a number greater than 0; "
        + "correct it, or leave --weight out"),
    BadInput(
      "a Pajek weight of another name", "features g.net --weight strength",
      files: ["g.net": "*Vertices 2\n1 \"ann\"\n2 \"bob\"\n*Edges\n1 2 3\n"], 64,
      "g.net: a Pajek file has its weights in the edge attribute 'weight'; write --weight weight"),
    BadInput(
      "a Pajek label that is no UTF-8", "features g.net",
      files: [
        "g.net": FileContent(
          bytes: Array("*Vertices 1\n1 \"Zo".utf8) + [0xEB] + Array("\"\n".utf8))
      ],
      65, "g.net:2:6: the bytes are not UTF-8; save the file as UTF-8"),
    BadInput(
      "a Pajek tie given twice, once in each direction and once without one",
      "features g.net --directed --duplicates error",
      files: ["g.net": "*Vertices 2\n*Arcs\n2 1\n*Edges\n1 2\n"], 65,
      "g.net:5: the friendship is in line 3 already; remove one, or use --duplicates sum"),
    BadInput(
      "a Pajek vertex absent from the table",
      "features g.net --people people.csv --unknown-people error",
      files: ["g.net": "*Vertices 2\n1 \"ann\"\n2 \"dora\"\n*Edges\n"], 65,
      "g.net: vertex 2 is not in the people table; add the person there, or use "
        + "--unknown-people add or drop"),
    BadInput(
      "an option for text with a Pajek file", "features g.net --source 2",
      files: ["g.net": "*Vertices 1\n"], 64,
      "g.net: a Pajek file is no delimited text, and says itself what its parts are; leave --source "
        + "out"),
  ]
}
