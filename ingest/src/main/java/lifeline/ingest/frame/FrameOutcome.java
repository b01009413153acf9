package lifeline.ingest.frame;

import java.util.List;
import lifeline.ingest.validation.Rejection;

/** What a payload of frames said, a frame for each channel, and what of it could not be used. */
public record FrameOutcome(List<Frame> frames, List<Rejection> rejections) {}
