package org.modelcatalog.source.huggingface;

import java.util.List;
import java.util.Map;

/**
 * The readable part of one page of the Hub's list.
 *
 * @param records in the Hub's order
 * @param skipped elements that are no record, counted by reason
 */
record HubPage(List<HubRecord> records, Map<String, Integer> skipped) {}
