#pragma once
#include <stddef.h>

/// A parsed Markdown document, and the nodes in it, which live as long as the document.
typedef struct lectern_md_document lectern_md_document;
typedef struct lectern_md_node lectern_md_node;

/// What a node is.
typedef enum {
    lectern_md_other,
    lectern_md_block_quote,
    lectern_md_list,
    lectern_md_item,
    lectern_md_code_block,
    lectern_md_html_block,
    lectern_md_paragraph,
    lectern_md_heading,
    lectern_md_rule,
    lectern_md_footnote_definition,
    lectern_md_table,
    lectern_md_table_row,
    lectern_md_table_cell,
    lectern_md_text,
    lectern_md_soft_break,
    lectern_md_line_break,
    lectern_md_code,
    lectern_md_html_inline,
    lectern_md_emphasis,
    lectern_md_strong,
    lectern_md_strikethrough,
    lectern_md_link,
    lectern_md_image,
    lectern_md_footnote_reference,
} lectern_md_kind;

/// CommonMark with tables, strikethrough, bare links and footnotes. `bytes` are UTF-8 and are not kept.
/// Returns NULL only where memory runs out.
lectern_md_document *lectern_md_parse(const char *bytes, size_t count);
void lectern_md_free(lectern_md_document *document);

lectern_md_node *lectern_md_root(lectern_md_document *document);
lectern_md_node *lectern_md_first_child(lectern_md_node *node);
lectern_md_node *lectern_md_next(lectern_md_node *node);
lectern_md_kind lectern_md_node_kind(lectern_md_node *node);

/// Lines and byte columns from 1. They are exact for blocks; inlines in continuation lines may be off.
int lectern_md_start_line(lectern_md_node *node);
int lectern_md_start_column(lectern_md_node *node);
int lectern_md_end_line(lectern_md_node *node);

/// Text of text, code and HTML; the number of a footnote reference (definitions stand in that order at the document's end). May be NULL.
const char *lectern_md_literal(lectern_md_node *node);
/// Destination and title of links and images. May be NULL.
const char *lectern_md_url(lectern_md_node *node);
const char *lectern_md_title(lectern_md_node *node);
int lectern_md_heading_level(lectern_md_node *node);
int lectern_md_is_fenced(lectern_md_node *node);
/// The first number of an ordered list, or -1 for bullets.
int lectern_md_list_start(lectern_md_node *node);
int lectern_md_list_is_tight(lectern_md_node *node);
int lectern_md_table_columns(lectern_md_node *node);
/// 'l', 'c', 'r' or 0 for the column from 0.
int lectern_md_table_alignment(lectern_md_node *node, int column);
