/** The scripts of every page of a copy of plain files, in their order: places of addresses first, which the others ask for. */
import './places.ts';
import './query.ts';
import './ranged-list.ts';
import './pack-boot.ts';
