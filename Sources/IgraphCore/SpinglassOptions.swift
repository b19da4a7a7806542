/// How a spin glass is cooled.
package struct SpinglassOptions: Sendable, Hashable {
  /// How many communities a component can have, at least 2.
  package var spins: Int
  /// At least 0; larger values give more and smaller communities.
  package var resolution: Double
  /// The temperature at the start, in the unit of the weights and not below the last.
  package var startTemperature: Double
  /// The temperature at which cooling ends, above 0.
  package var stopTemperature: Double
  /// What the temperature is multiplied with in each step, from 0 to below 1.
  package var cooling: Double

  package init(
    spins: Int, resolution: Double, startTemperature: Double, stopTemperature: Double,
    cooling: Double
  ) {
    self.spins = spins
    self.resolution = resolution
    self.startTemperature = startTemperature
    self.stopTemperature = stopTemperature
    self.cooling = cooling
  }
}
