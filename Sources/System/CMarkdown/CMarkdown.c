#include "CMarkdown.h"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <string.h>

#define document(value) ((cmark_node *)(value))
#define wrapped(node) ((lectern_md_node *)(node))
#define raw(node) ((cmark_node *)(node))

// cmark's registry of extensions is a global that is not safe to fill from two threads.
static pthread_once_t registered = PTHREAD_ONCE_INIT;

lectern_md_document *lectern_md_parse(const char *bytes, size_t count) {
    pthread_once(&registered, cmark_gfm_core_extensions_ensure_registered);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    if (!parser) return NULL;
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(extensions[i]);
        if (extension) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, bytes, count);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return (lectern_md_document *)root;
}

void lectern_md_free(lectern_md_document *value) { cmark_node_free(document(value)); }
lectern_md_node *lectern_md_root(lectern_md_document *value) { return wrapped(document(value)); }
lectern_md_node *lectern_md_first_child(lectern_md_node *node) { return wrapped(cmark_node_first_child(raw(node))); }
lectern_md_node *lectern_md_next(lectern_md_node *node) { return wrapped(cmark_node_next(raw(node))); }

lectern_md_kind lectern_md_node_kind(lectern_md_node *node) {
    switch (cmark_node_get_type(raw(node))) {
    case CMARK_NODE_BLOCK_QUOTE: return lectern_md_block_quote;
    case CMARK_NODE_LIST: return lectern_md_list;
    case CMARK_NODE_ITEM: return lectern_md_item;
    case CMARK_NODE_CODE_BLOCK: return lectern_md_code_block;
    case CMARK_NODE_HTML_BLOCK: return lectern_md_html_block;
    case CMARK_NODE_PARAGRAPH: return lectern_md_paragraph;
    case CMARK_NODE_HEADING: return lectern_md_heading;
    case CMARK_NODE_THEMATIC_BREAK: return lectern_md_rule;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return lectern_md_footnote_definition;
    case CMARK_NODE_TEXT: return lectern_md_text;
    case CMARK_NODE_SOFTBREAK: return lectern_md_soft_break;
    case CMARK_NODE_LINEBREAK: return lectern_md_line_break;
    case CMARK_NODE_CODE: return lectern_md_code;
    case CMARK_NODE_HTML_INLINE: return lectern_md_html_inline;
    case CMARK_NODE_EMPH: return lectern_md_emphasis;
    case CMARK_NODE_STRONG: return lectern_md_strong;
    case CMARK_NODE_LINK: return lectern_md_link;
    case CMARK_NODE_IMAGE: return lectern_md_image;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return lectern_md_footnote_reference;
    default: break;
    }
    // The kinds of extensions are numbered at run time; their names are the public way to tell them.
    const char *name = cmark_node_get_type_string(raw(node));
    if (!strcmp(name, "table")) return lectern_md_table;
    if (!strcmp(name, "table_row") || !strcmp(name, "table_header")) return lectern_md_table_row;
    if (!strcmp(name, "table_cell")) return lectern_md_table_cell;
    if (!strcmp(name, "strikethrough")) return lectern_md_strikethrough;
    return lectern_md_other;
}

int lectern_md_start_line(lectern_md_node *node) { return cmark_node_get_start_line(raw(node)); }
int lectern_md_start_column(lectern_md_node *node) { return cmark_node_get_start_column(raw(node)); }
int lectern_md_end_line(lectern_md_node *node) { return cmark_node_get_end_line(raw(node)); }
const char *lectern_md_literal(lectern_md_node *node) { return cmark_node_get_literal(raw(node)); }
const char *lectern_md_url(lectern_md_node *node) { return cmark_node_get_url(raw(node)); }
const char *lectern_md_title(lectern_md_node *node) { return cmark_node_get_title(raw(node)); }
int lectern_md_heading_level(lectern_md_node *node) { return cmark_node_get_heading_level(raw(node)); }

int lectern_md_is_fenced(lectern_md_node *node) {
    int length, offset;
    char character;
    return cmark_node_get_fenced(raw(node), &length, &offset, &character);
}

int lectern_md_list_start(lectern_md_node *node) {
    return cmark_node_get_list_type(raw(node)) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(raw(node)) : -1;
}

int lectern_md_list_is_tight(lectern_md_node *node) { return cmark_node_get_list_tight(raw(node)); }
int lectern_md_table_columns(lectern_md_node *node) { return cmark_gfm_extensions_get_table_columns(raw(node)); }

int lectern_md_table_alignment(lectern_md_node *node, int column) {
    const unsigned char *alignments = cmark_gfm_extensions_get_table_alignments(raw(node));
    return alignments && column >= 0 && column < lectern_md_table_columns(node) ? alignments[column] : 0;
}
