import "../support/throughPlugin";
import "../faults.test";
