"""What desk and readers share: people, the house and its rules, ratings, topics, policy pages."""

from .house import DEFAULT_NAME, House, PolicyPage, Topic
from .people import User
from .ratings import Category, Rating, RatingScale

__all__ = ["DEFAULT_NAME", "Category", "House", "PolicyPage", "Rating", "RatingScale", "Topic", "User"]
