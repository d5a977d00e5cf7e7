#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_version.h>

/// The version of the library that was found at run time.
static inline const char *fanin_gsl_version(void) { return gsl_version; }
