package lifeline.contract.domain;

/** A text people see: Chinese first, English switchable. */
public record Text(String zh, String en) {}
