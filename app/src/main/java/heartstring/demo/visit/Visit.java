package heartstring.demo.visit;

import heartstring.demo.scene.Receipt;
import heartstring.demo.scene.Who;

/** A finished visit with its order: when, by whom (as far as the shop saw), where, and what it was like. */
public record Visit(int day, long millis, Who who, boolean online, Receipt receipt, Encounter encounter) {}
