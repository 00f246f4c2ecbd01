package heartstring.experience.questions;

/** One of several to choose from; its key stays when its words change. */
public record Option(String key, Words label) {}
