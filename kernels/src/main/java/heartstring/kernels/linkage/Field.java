package heartstring.kernels.linkage;

/** A column of the records: its name, and what it holds. */
public record Field(String name, Kind kind) {}
