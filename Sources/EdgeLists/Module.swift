// EdgeLists
