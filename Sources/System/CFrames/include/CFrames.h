#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What crosses between the engine, the cell host's supervisor and its worker. Numbers are little-endian; a text is its length (32 bits)
// and its UTF-8 bytes. Nothing is separated by characters.
//
// To the host, a command: its length (32 bits), then its kind (8) and what `HostCommandKind` says.
//
// From the host, a frame: kind (8 bits), length of the payload (32), the payload.

/// The kinds of commands, each a letter that is readable in a dump.
typedef enum __attribute__((enum_extensibility(closed))) HostCommandKind : uint8_t {
    /// Runs a cell: its index (32 bits), time limit in milliseconds (64), 1 for a forked cell (8), the library's path and the name of its
    /// main function (texts).
    HostCommandKindRun = 'r',
    /// Goes back to where no cell from this index (32 bits) on has run, or farther. What was asked for before, and has not begun, is
    /// dropped; a cell that runs is ended.
    HostCommandKindGoBack = 'b',
    /// Asks for a `finished` frame once all that was asked for before is done.
    HostCommandKindMark = 'm',
} HostCommandKind;

/// Whether `byte` is one of the kinds of commands.
bool lectern_is_command_kind(uint8_t byte);

/// The kinds of frames, each a letter that is readable in a dump.
typedef enum __attribute__((enum_extensibility(closed))) HostFrameKind : uint8_t {
    /// Bytes that the cell wrote to standard output.
    HostFrameKindOutput = 'o',
    /// Bytes that the cell wrote to standard error.
    HostFrameKindError = 'e',
    /// Text beyond the limit was dropped; the payload is the kind of the frames that it would have been in.
    HostFrameKindTruncated = 'r',
    /// A `CellEvent` as JSON, from LessonKit.
    HostFrameKindEvent = 'v',
    /// What the Swift runtime said; where a signal follows, it is why the process stopped.
    HostFrameKindReport = 'm',
    /// A call stack, innermost frame first: for each the image's path (text) and the offset in it (64 bits).
    HostFrameKindCallStack = 'b',
    /// The description of an error that no one caught.
    HostFrameKindThrown = 't',
    /// A cell begins: its index (32 bits), time limit in milliseconds (64), 1 for a forked cell (8).
    HostFrameKindStarted = 's',
    /// The cell of this index (32 bits) ran to its end.
    HostFrameKindDone = 'd',
    /// The process in which the cell ran is gone: a `CellEnding`.
    HostFrameKindEnded = 'x',
    /// Every command was done: the answer to a mark, and the last frame of a host that came to its end.
    HostFrameKindFinished = 'f',
    /// From the worker only: its process (32 bits) that was stopped where all cells before an index (32) had run; 0 where none can be kept.
    HostFrameKindCheckpoint = 'c',
    /// The host went back: cells from this index (32 bits) on are to be run; then 1 where it would not have gone so far, had no cell started
    /// threads or processes (8).
    HostFrameKindReturned = 'p',
    /// From the worker only: what was printed before it comes before what is printed after it, on either stream.
    HostFrameKindOrder = 'w',
} HostFrameKind;

/// Whether `byte` is one of the kinds.
bool lectern_is_frame_kind(uint8_t byte);

/// More than a frame may hold: a larger length is not from Lectern.
enum { lectern_largest_frame = 1 << 28 };

/// How a process came to its end.
typedef enum __attribute__((enum_extensibility(closed))) CellEndingKind : uint8_t {
    /// By `exit`; the value is its code.
    CellEndingKindExit = 1,
    /// By a signal; the value is its number.
    CellEndingKindSignal = 2,
    /// By the supervisor: over the time limit, which is the value, in milliseconds.
    CellEndingKindTimeout = 3,
    /// By the supervisor: over the memory limit, which is the value, in bytes.
    CellEndingKindMemory = 4,
    /// By the supervisor: the cell wrote into the channel between worker and supervisor.
    CellEndingKindIntrusion = 5,
} CellEndingKind;

/// How a process came to its end, with the number that goes with it.
typedef struct {
    CellEndingKind kind;
    uint64_t value;
} CellEnding;

enum { lectern_ending_size = 9 };

/// Writes an ending as the payload of an `ended` frame.
void lectern_write_ending(CellEnding ending, uint8_t payload[lectern_ending_size]);

/// Reads the payload of an `ended` frame. Returns false where it is not one.
bool lectern_read_ending(const uint8_t *payload, size_t length, CellEnding *ending);
