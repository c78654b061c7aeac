UPDATE source SET environment = 'Staging' WHERE name = 'moodle-two';
