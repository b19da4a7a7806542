#include <stdio.h>
#include <libxml/xmlversion.h>
// Debian's libxml2 converts by ICU, whose headers Foundation has in another version; none of what
// is used here shows its types.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
