SELECT mark FROM standing ORDER BY mark;
