"""The building blocks of every page. They show what they are given and decide nothing."""
