/* A stand-in for Windows 10's icuuc.dll, which Wine lacks: Qt 6.9 and newer link to it, for
   encodings that the program never asks Qt for. Each is unknown here. */
#include <stddef.h>

#define OUT __declspec(dllexport)
#define NO_SUCH_FILE 4 /* U_FILE_ACCESS_ERROR */
#define BAD_ARGUMENT 1 /* U_ILLEGAL_ARGUMENT_ERROR */
typedef int Error;

OUT void *ucnv_open(const char *name, Error *e) { *e = NO_SUCH_FILE; return NULL; }
OUT void ucnv_close(void *c) {}
OUT void ucnv_reset(void *c) {}
OUT int ucnv_countAvailable(void) { return 0; }
OUT const char *ucnv_getAvailableName(int place) { return NULL; }
OUT const char *ucnv_getStandardName(const char *name, const char *standard, Error *e)
{ *e = BAD_ARGUMENT; return NULL; }

/* What needs a converter is never called, since none can be opened. */
OUT signed char ucnv_getMaxCharSize(void *c) { return 4; }
OUT const char *ucnv_getName(void *c, Error *e) { *e = BAD_ARGUMENT; return NULL; }
OUT void ucnv_getToUCallBack(void *c, void **action, const void **context)
{ *action = NULL; *context = NULL; }
OUT void ucnv_getFromUCallBack(void *c, void **action, const void **context)
{ *action = NULL; *context = NULL; }
OUT void ucnv_setToUCallBack(void *c, void *a, void *x, void **oa, void **ox, Error *e)
{ *e = BAD_ARGUMENT; }
OUT void ucnv_setFromUCallBack(void *c, void *a, void *x, void **oa, void **ox, Error *e)
{ *e = BAD_ARGUMENT; }
OUT void ucnv_cbToUWriteUChars(void *a, void *s, int n, int o, Error *e) { *e = BAD_ARGUMENT; }
OUT void ucnv_cbFromUWriteUChars(void *a, void **s, void *l, int o, Error *e)
{ *e = BAD_ARGUMENT; }
OUT void ucnv_toUnicode(void *c, void **t, void *tl, void **s, void *sl, int *o, char f, Error *e)
{ *e = BAD_ARGUMENT; }
OUT void ucnv_fromUnicode(void *c, void **t, void *tl, void **s, void *sl, int *o, char f, Error *e)
{ *e = BAD_ARGUMENT; }
OUT int ucnv_toUCountPending(void *c, Error *e) { return 0; }
OUT int ucnv_fromUCountPending(void *c, Error *e) { return 0; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
