UPDATE points_booked SET awards = 3;
