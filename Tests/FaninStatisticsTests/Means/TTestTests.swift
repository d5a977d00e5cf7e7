import FaninStatistics
import FaninTestSupport
import Testing

struct TTestTests {
  static let treatment = [0.9812, 0.9797, 0.9821, 0.9805, 0.9816]
  static let baseline = [0.9801, 0.9793, 0.9804, 0.9799, 0.9803]

  @Test func `swapping the samples negates the estimate and keeps the p-value`() throws {
    let there = try TTest.paired(Self.treatment, Self.baseline)
    let back = try TTest.paired(Self.baseline, Self.treatment)

    #expect(back.t == -there.t)
    #expect(back.estimate == -there.estimate)
    #expect(back.pValue == there.pValue)
    #expect(back.interval.low == -there.interval.high)
  }

  @Test(arguments: [0.5, 0.9, 0.999])
  func `an end of the interval is the mean that is just rejected`(confidence: Double) throws {
    let interval = try TTest.oneSample(Self.treatment, confidence: confidence).interval

    // The end is rounded to 1.1e-16 of 0.98, a standard error being 4e-4: 3e-13 in t.
    for end in [interval.low, interval.high] {
      let p = try TTest.oneSample(Self.treatment, mean: end).pValue
      #expect(isClose(p, to: 1 - confidence, relative: 1e-10))
    }
  }

  enum Design: CaseIterable {
    case paired
    case student
    case welch

    func test(_ alternative: Alternative) throws(StatisticsError) -> TTest {
      switch self {
      case .paired: try TTest.paired(treatment, baseline, alternative: alternative)
      case .student: try TTest.student(treatment, baseline, alternative: alternative)
      case .welch: try TTest.welch(treatment, baseline, alternative: alternative)
      }
    }
  }

  @Test(arguments: Design.allCases)
  func `the two one-sided p-values add up to one`(design: Design) throws {
    let greater = try design.test(.greater)
    let less = try design.test(.less)
    let twoSided = try design.test(.twoSided)

    #expect(isClose(greater.pValue + less.pValue, to: 1, absolute: 2e-16))
    #expect(twoSided.pValue == 2 * min(greater.pValue, less.pValue))
    #expect(greater.interval.high == .infinity && less.interval.low == -.infinity)
  }

  @Test(arguments: [-1000, -600, -30, 0, 30, 600])
  func `a power of two changes nothing but the unit`(exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let plain = try TTest.welch(Self.treatment, Self.baseline)
    let scaled = try TTest.welch(
      Self.treatment.map { $0 * unit }, Self.baseline.map { $0 * unit })

    #expect(scaled.t == plain.t)
    #expect(scaled.pValue == plain.pValue)
    #expect(scaled.degreesOfFreedom == plain.degreesOfFreedom)
    // Near 2⁻¹⁰⁰⁰ a difference of 0.001 still has all its digits.
    #expect(scaled.estimate == plain.estimate * unit)
  }

  @Test func `an offset of a billion costs nothing`() throws {
    // Multiples of 2⁻²⁰ are exact with and without the offset.
    let deviations = [3.0, -7, 12, 0, 5, -2].map { $0 * 0x1p-20 }
    let plain = try TTest.oneSample(deviations)
    let offset = try TTest.oneSample(deviations.map { $0 + 0x1p30 }, mean: 0x1p30)

    #expect(offset.t == plain.t)
    #expect(offset.pValue == plain.pValue)
  }

  @Test func `a hundred thousand observations are summed without loss`() throws {
    // Whole numbers shifted by 2⁴⁰: the mean of −50 000 ... 49 999 is −0.5 and its standard error
    // √(n(n + 1)/12)/√n, so t = −0.5 / √((n + 1)/12).
    let count = 100_000
    let x = (0..<count).map { Double($0 - count / 2) + 0x1p40 }
    let test = try TTest.oneSample(x, mean: 0x1p40)

    let expected = -0.5 / (Double(count + 1) / 12).squareRoot()
    #expect(isClose(test.t, to: expected, relative: 4e-16))
  }

  @Test func `differences that are constant up to rounding are refused`() {
    #expect(throws: StatisticsError.self) {
      try TTest.paired([0.91, 0.87, 0.83], [0.81, 0.77, 0.73])
    }
  }

  @Test func `checks options before lengths, lengths before values, values before counts`() {
    func kind(_ x: [Double], _ y: [Double], confidence: Double = 0.95) -> StatisticsError.Kind? {
      do throws(StatisticsError) {
        _ = try TTest.paired(x, y, confidence: confidence)
        return nil
      } catch {
        return error.kind
      }
    }

    #expect(kind([.nan], [], confidence: 1) == .invalidOption)
    #expect(kind([.nan], []) == .lengthMismatch)
    #expect(kind([.nan], [1]) == .nonFiniteInput)
    #expect(kind([2], [1]) == .tooFewObservations)
    #expect(kind([2, 2], [1, 1]) == .zeroVariance)
    #expect(kind([2, 3], [1, 1]) == nil)
  }
}
