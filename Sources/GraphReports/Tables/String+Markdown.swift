extension String {
  /// One line of Markdown that shows the text as it is: no markup, no link, no cell, no item of a list.
  ///
  /// - Complexity: O(length).
  package var escapedForMarkdown: String {
    var result = ""
    var isFirst = true
    var followsNumber = false
    // Scalar by scalar: a mark that combines with a character would hide it.
    for scalar in escapedForDisplay.unicodeScalars {
      let beginsItem = isFirst && "-+=".unicodeScalars.contains(scalar)
      let endsNumber = followsNumber && ".)".unicodeScalars.contains(scalar)
      if beginsItem || endsNumber || Self.markdownMarks.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
      followsNumber = (isFirst || followsNumber) && ("0"..."9").contains(scalar)
      isFirst = false
    }
    return result
  }

  private static let markdownMarks = Set("\\`*_~{}[]<>|#&".unicodeScalars)
}
