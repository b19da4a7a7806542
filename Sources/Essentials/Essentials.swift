// The whole of Foundation comes with tables of all languages, which take longer to load than most runs last, and
// more room than everything else.
#if canImport(FoundationEssentials)
  @_exported public import FoundationEssentials
#else
  @_exported public import Foundation
#endif
