#include "CFrames.h"

bool lectern_is_command_kind(uint8_t byte) {
    switch (byte) {
    case HostCommandKindRun:
    case HostCommandKindGoBack:
    case HostCommandKindMark: return true;
    default: return false;
    }
}

bool lectern_is_frame_kind(uint8_t byte) {
    switch (byte) {
    case HostFrameKindOutput:
    case HostFrameKindError:
    case HostFrameKindTruncated:
    case HostFrameKindEvent:
    case HostFrameKindReport:
    case HostFrameKindCallStack:
    case HostFrameKindThrown:
    case HostFrameKindStarted:
    case HostFrameKindDone:
    case HostFrameKindEnded:
    case HostFrameKindFinished:
    case HostFrameKindCheckpoint:
    case HostFrameKindReturned:
    case HostFrameKindOrder: return true;
    default: return false;
    }
}

void lectern_write_ending(CellEnding ending, uint8_t payload[lectern_ending_size]) {
    payload[0] = (uint8_t)ending.kind;
    for (int index = 0; index < 8; index++) payload[1 + index] = (uint8_t)(ending.value >> (8 * index));
}

bool lectern_read_ending(const uint8_t *payload, size_t length, CellEnding *ending) {
    if (length != lectern_ending_size || payload[0] < CellEndingKindExit || payload[0] > CellEndingKindIntrusion) return false;
    ending->kind = (CellEndingKind)payload[0];
    ending->value = 0;
    for (int index = 0; index < 8; index++) ending->value |= (uint64_t)payload[1 + index] << (8 * index);
    return true;
}
