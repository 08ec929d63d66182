"""Questions made from the records of the atlas, how answers are graded, what is remembered of them."""
