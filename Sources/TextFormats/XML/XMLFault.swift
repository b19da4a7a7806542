internal import CLibXML2

/// Faults of XML in words of ours.
enum XMLFault {
  /// What an error of libxml2's is called, whose own words quote the file, and whether it ends reading
  /// even where libxml2 goes on.
  static func problem(
    _ code: xmlParserErrors
  ) -> (text: String?, isAlwaysFatal: Bool) {
    switch code {
    case XML_ERR_DOCUMENT_EMPTY: ("the file is no XML", false)
    case XML_ERR_DOCUMENT_END: ("something follows the XML's last element", false)
    case XML_ERR_TAG_NOT_FINISHED: ("the XML ends too early", false)
    case XML_ERR_LTSLASH_REQUIRED, XML_ERR_GT_REQUIRED:
      ("a tag is not finished", false)
    case XML_ERR_TAG_NAME_MISMATCH: ("an end tag is not that of its start tag", false)
    case XML_ERR_ATTRIBUTE_REDEFINED: ("an attribute is given twice", false)
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
      XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_SPACE_REQUIRED:
      ("an attribute is malformed", false)
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      ("an entity is not declared", true)
    case XML_ERR_ENTITYREF_NO_NAME, XML_ERR_ENTITYREF_SEMICOL_MISSING:
      ("an '&' begins no entity", false)
    case XML_ERR_ENTITY_LOOP: ("entities expand without end", true)
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      ("a character is none that XML allows", false)
    case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED:
      ("bytes are not of the encoding that the file says it has", true)
    case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
      ("the encoding is not known", true)
    default: (nil, false)
    }
  }
}
