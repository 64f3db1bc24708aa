/** Columns of a list that are worth saving with each image, where the list has them. */
const SAVED_COLUMNS = ['label', 'image_id', 'image', 'wnid', 'author', 'licence', 'page', 'wikidata', 'kind'];
/** Columns that describe an image, the best first. */
const CAPTION_COLUMNS = ['caption', 'title'];

/**
 * Returns the img2dataset command that downloads the images of a table with tabs. It names only columns that the table
 * has, a contact, as hosts such as Wikimedia's require, and few connections.
 */
export function img2datasetCommand(table: string, columns: readonly string[], folder: string): string {
  const caption = CAPTION_COLUMNS.find((name) => columns.includes(name));
  const saved = JSON.stringify(SAVED_COLUMNS.filter((name) => columns.includes(name)));
  return [
    `img2dataset --url_list ${table} --input_format tsv --url_col url`,
    ...(caption === undefined ? [] : [`--caption_col ${caption}`]),
    `--save_additional_columns '${saved}' --processes_count 1 --thread_count 4`,
    `--user_agent_token 'YOUR-PROJECT (YOUR-EMAIL)' --output_folder ${folder}`,
  ].join(' ');
}
