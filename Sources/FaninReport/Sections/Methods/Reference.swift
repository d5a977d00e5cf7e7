import FaninAnalysis

/// Where the procedures come from.
enum Reference: String {
  case akaike = "Akaike, H. (1974). doi:10.1109/TAC.1974.1100705"
  case bakdash = "Bakdash, J. Z. & Marusich, L. R. (2017). doi:10.3389/fpsyg.2017.00456"
  case benjamini = "Benjamini, Y. & Hochberg, Y. (1995). doi:10.1111/j.2517-6161.1995.tb02031.x"
  case fisherInterval =
    "Fisher, R. A. (1921). On the \"probable error\" of a coefficient of correlation. Metron 1, 3–32"
  case fisherDesign = "Fisher, R. A. (1935). The Design of Experiments, §21. Oliver & Boyd"
  case hendriksen =
    "Hendriksen, A., de Heide, R. & Grünwald, P. (2021). doi:10.1214/20-BA1234"
  case hochberg = "Hochberg, Y. (1988). doi:10.1093/biomet/75.4.800"
  case hodges = "Hodges, J. L. & Lehmann, E. L. (1963). doi:10.1214/aoms/1177704172"
  case holm = "Holm, S. (1979). Scandinavian Journal of Statistics 6, 65–70"
  case knapp = "Knapp, G. & Hartung, J. (2003). doi:10.1002/sim.1482"
  case lan = "Lan, K. K. G. & DeMets, D. L. (1983). doi:10.1093/biomet/70.3.659"
  case mielke = "Mielke, P. W. & Berry, K. J. (2001). Permutation Methods. Springer"
  case obrien = "O'Brien, P. C. & Fleming, T. R. (1979). doi:10.2307/2530245"
  case phipson = "Phipson, B. & Smyth, G. K. (2010). doi:10.2202/1544-6115.1585"
  case pocock = "Pocock, S. J. (1977). doi:10.1093/biomet/64.2.191"
  case rouder = "Rouder, J. N. et al. (2009). doi:10.3758/PBR.16.2.225"
  case royston = "Royston, P. (1995). doi:10.2307/2986146"
  case schuirmann = "Schuirmann, D. J. (1987). doi:10.1007/BF01068419"
  case steiger =
    "Steiger, J. H. & Fouladi, R. T. (1997). In What If There Were No Significance Tests? Erlbaum"
  case student = "Student (1908). doi:10.2307/2331554"
  case viechtbauer = "Viechtbauer, W. (2005). doi:10.3102/10769986030003261"
  case wilcoxon = "Wilcoxon, F. (1945). doi:10.2307/3001968"
}
