import "../support/throughPlugin";
import "../secretUsers.test";
