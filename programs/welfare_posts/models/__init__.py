from programs.welfare_posts.models.pay import MonthlyPay
from programs.welfare_posts.models.placements import Placement, PostCategory

__all__ = ["MonthlyPay", "Placement", "PostCategory"]
