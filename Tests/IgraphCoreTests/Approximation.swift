/// Whether all numbers agree to 10⁻⁹ of the larger, or 10⁻¹² near 0; NaN agrees with NaN only.
func agree(_ found: [Double], _ expected: [Double], tolerance: Double = 1e-9) -> Bool {
  guard found.count == expected.count else { return false }
  return zip(found, expected).allSatisfy { found, expected in
    if found.isNaN || expected.isNaN { return found.isNaN && expected.isNaN }
    return abs(found - expected) <= max(tolerance * max(abs(found), abs(expected)), 1e-12)
  }
}
