-- Orders image records by the taxonomy's preorder, in parts of about the same number of records.
--
-- It runs as it is in DuckDB, Spark and Trino; docs/scale.md has the statement of each that writes its rows as Parquet.
--   nodes    node (place in the preorder), wnid: npm run data -- nodes
--   records  image_id (wnid, underscore, number), url
-- In place of 64 write the number of parts. An image that comes twice stays twice: the list of addresses has it once, and counts the other.
WITH
  images AS (
    SELECT
      nodes.node,
      CAST(SUBSTRING(records.image_id, 11) AS BIGINT) AS number,
      records.image_id,
      records.url
    FROM records
    JOIN nodes ON nodes.wnid = SUBSTRING(records.image_id, 1, 9)
  ),
  sizes AS (SELECT node, COUNT(*) AS images FROM images GROUP BY node),
  sums AS (
    SELECT node, images, SUM(images) OVER (ORDER BY node) AS upto, SUM(images) OVER () AS total FROM sizes
  ),
  parts AS (SELECT node, CAST(FLOOR(64.0 * (upto - images) / total) AS INTEGER) AS part FROM sums)
SELECT parts.part, images.node, images.number, images.image_id, images.url
FROM images
JOIN parts ON parts.node = images.node
ORDER BY parts.part, images.node, images.number, images.url
