package heartstring.touchpoint.intake;

import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.sources.Source;

/** One checked event and the source that sent it. */
public record Incoming(Source source, Checked checked) {}
