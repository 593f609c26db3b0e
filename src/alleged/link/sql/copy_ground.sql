SELECT mark FROM $table ORDER BY mark;
