package lifeline.stream.sink.reading;

import lifeline.contract.reading.Reading;

/** A reading with the number its sensor has in the store. */
record Row(int sensor, Reading reading) {}
