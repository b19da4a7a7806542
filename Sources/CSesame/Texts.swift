internal import LibC

/// Makes a text that C owns: it ends with a NUL, and `sesame_text_free` gives its memory back.
func copied(_ text: String) -> UnsafeMutablePointer<CChar>? { unsafe strdup(text) }

/// Frees a text that a function of this library returned.
@c public func sesame_text_free(_ text: UnsafeMutablePointer<CChar>?) { unsafe free(text) }
