import FaninElementary
import Testing

/// Expected values: mpmath 1.3.0 with 40 digits or more, of the binary64 argument as written.
struct ElementaryTests {
  @Test(arguments: [
    (-708.0, 3.3075530036384079962e-308),
    (-700.5, 5.9801961186397912064e-305),
    (-37.25, 6.6455441729150705396e-17),
    (-1.0, 0.3678794411714423216),
    (-0.3465, 0.70715881928727133929),
    (-1e-09, 0.9999999990000000005),
    (0.1, 1.1051709180756476309),
    (0.5, 1.6487212707001281468),
    (1.0, 2.7182818284590452354),
    (2.718281828, 15.154262234522769958),
    (10.0, 22026.465794806716517),
    (88.5, 2.7230878250681116121e+38),
    (709.7, 1.6549840276802644031e+308),
  ])
  func `the exponential is right to the last digits`(argument: Double, expected: Double) {
    #expect((Elementary.exp(argument) - expected).magnitude <= 2 * expected.ulp)
  }

  @Test(arguments: [
    (0x1p-1074, -744.44007192138126231),
    (1e-300, -690.77552789821370518),
    (1e-09, -20.723265836946411094),
    (0.1, -2.3025850929940456285),
    (0.5, -0.69314718055994530942),
    (0.7071067, -0.34657370509509586985),
    (0.9999999, -1.0000000494736474329e-7),
    (1.0000001, 9.9999995058387045178e-8),
    (1.4142135, 0.34657354617553321816),
    (1.5, 0.40546510810816438198),
    (2.0, 0.69314718055994530942),
    (10.0, 2.302585092994045684),
    (12345.678, 9.4210613212918319671),
    (1e+300, 690.77552789821370526),
  ])
  func `the logarithm is right to the last digits`(argument: Double, expected: Double) {
    #expect((Elementary.log(argument) - expected).magnitude <= 2 * expected.ulp)
  }

  @Test(arguments: [
    (1e-08, 1.0000000000000000043e-8),
    (0.5, 0.47942553860420300027),
    (0.785, 0.70682518110536594574),
    (1.5707963, 0.99999999999999964102),
    (2.0, 0.9092974268256816954),
    (3.1415926, 5.3589793170057247476e-8),
    (4.5, -0.97753011766509705539),
    (10.0, -0.5440211108893698134),
    (-7.3, -0.85043662062856442407),
    (99999.5, 0.51049161507477981364),
  ])
  func `the sine is right to the last digits`(argument: Double, expected: Double) {
    #expect((Elementary.sin(argument) - expected).magnitude <= 2 * expected.ulp)
  }

  @Test(arguments: [
    (1e-08, 0.99999999999999995),
    (0.5, 0.87758256189037271612),
    (0.785, 0.70738826916719974093),
    (1.5707963, 2.6794896585028633357e-8),
    (2.0, -0.416146836547142387),
    (3.1415926, -0.99999999999999856407),
    (4.5, -0.21079579943077970598),
    (10.0, -0.83907152907645245226),
    (-7.3, 0.52607751738110533998),
    (99999.5, -0.85988273092227107438),
  ])
  func `the cosine is right to the last digits`(argument: Double, expected: Double) {
    #expect((Elementary.cos(argument) - expected).magnitude <= 2 * expected.ulp)
  }

  @Test(arguments: [
    (1e-300, -37.047096299361199237),
    (1e-20, -9.2623400897984075796),
    (1e-05, -4.2648907939228246102),
    (0.025, -1.9599639845400542118),
    (0.3, -0.52440051270804081597),
    (0.5000001, 2.5066282733116483012e-7),
    (0.925, 1.4395314709384562291),
    (0.975, 1.9599639845400538556),
    (0.99999, 4.2648907939238407699),
  ])
  func `the normal quantile is right to the last digits`(argument: Double, expected: Double) {
    #expect((Elementary.normalQuantile(argument) - expected).magnitude <= 8 * expected.ulp)
  }

  @Test func `limits are limits`() {
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.power(0, 2) == 0)
    #expect(Elementary.power(3, 0) == 1)
    #expect(Elementary.normalQuantile(0) == -.infinity)
    #expect(Elementary.normalQuantile(1) == .infinity)
  }

  @Test func `the shortest text reads back and drops a needless fraction`() {
    #expect(1.0.shortestText == "1")
    #expect(0.1.shortestText == "0.1")
    #expect((-0.025).shortestText == "-0.025")
    #expect(1e-20.shortestText == "1e-20")
  }
}
