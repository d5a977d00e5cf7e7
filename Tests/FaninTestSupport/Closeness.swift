/// Whether `actual` lies within the larger of an absolute and a relative distance of `expected`.
///
/// ```
/// |actual - expected| <= max(absolute, relative · |expected|)
/// ```
public func isClose(
  _ actual: Double, to expected: Double, relative: Double = 0, absolute: Double = 0
) -> Bool {
  actual == expected
    || (actual - expected).magnitude <= max(absolute, relative * expected.magnitude)
}
