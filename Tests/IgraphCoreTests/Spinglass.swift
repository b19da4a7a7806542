import IgraphCore

extension GraphStorage {
  /// Spinglass with the options that most tests leave alone.
  func spinglass(
    weights: [Double]? = nil, spins: Int = 25, resolution: Double = 1,
    temperatures: (start: Double, stop: Double) = (1, 0.01), cooling: Double = 0.99, seed: UInt64,
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    try spinglass(
      SpinglassOptions(
        spins: spins, resolution: resolution, startTemperature: temperatures.start,
        stopTemperature: temperatures.stop, cooling: cooling),
      weights: weights, seed: seed, observer)
  }
}
