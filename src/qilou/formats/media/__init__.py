"""Images, sound and video of items: what may come in, and what is taken out of it before anybody sees it.

families (which types there are, told by their bytes) · images, tracks (examine one file) · bare (take out of it what
the camera wrote) · bundle (the files beside an import's lines) · settle (a record's files, found and
examined) · named (which files a record names).
"""
