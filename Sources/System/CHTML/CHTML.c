#include "CHTML.h"
#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

typedef struct {
    htmlParserCtxtPtr parser;
    lectern_html_events events;
    void *receiver;
} reading;

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes) {
    static const char *const none[] = {NULL};
    reading *state = user;
    const char *const *given = attributes ? (const char *const *)attributes : none;
    state->events.element(state->receiver, (const char *)name, given, (size_t)xmlSAX2GetLineNumber(state->parser));
}

static void end_element(void *user, const xmlChar *name) {
    reading *state = user;
    state->events.end(state->receiver, (const char *)name);
}

static void characters(void *user, const xmlChar *bytes, int count) {
    reading *state = user;
    state->events.text(state->receiver, (const char *)bytes, (size_t)count);
}

int lectern_html_read(const char *bytes, size_t count, lectern_html_events events, void *receiver) {
    if (count > INT_MAX) return -1;
    reading state = {NULL, events, receiver};
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = start_element;
    if (events.end) handler.endElement = end_element;
    if (events.text) handler.characters = handler.ignorableWhitespace = handler.cdataBlock = characters;
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &state, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) return -1;
    state.parser = parser;
    htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    htmlParseChunk(parser, bytes, (int)count, 0);
    htmlParseChunk(parser, bytes, 0, 1);
    htmlFreeParserCtxt(parser);
    return 0;
}
